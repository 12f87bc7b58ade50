// Each spec file loads Medusa's models anew; MikroORM's global registry would meet them twice.
const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

MetadataStorage.clear()
