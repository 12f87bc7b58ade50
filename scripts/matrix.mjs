// The packed plugin in clean stores of every Medusa and Node version it is meant for, with real payments against the sandbox.
//   npm run matrix                                  all of them; half an hour and more the first time
//   npm run matrix -- --medusa 2.18.0 --node 20     one of them
//   npm run matrix -- --tarball file.tgz            a package that was packed before
//   npm run matrix -- --prepare                     only installs the stores and builds their admin
// Stores and Node are kept in .test/matrix, so that the next run does not install them again. The table: docs/version-matrix.md
import { runWithPostgres } from "./run-with-postgres.mjs"

await runWithPostgres("integration-tests/matrix/main.ts", { data: "matrix/postgres", connections: 200 })
