// Writes the generated parts of docs/ from the sources.
//   npm run references             writes them
//   npm run references -- --check  only says which ones differ
import { isRight, write } from "./references/page-file"
import { references } from "./references/references"

const wrong = references().filter((reference) => !isRight(reference))
const onlyCheck = process.argv.includes("--check")
for (const reference of wrong) {
  if (!onlyCheck) write(reference)
  console.log(`${reference.page} ${onlyCheck ? "differs from the sources: npm run references" : "is written anew"}`)
}
if (wrong.length === 0) console.log("The references are as the sources say.")
if (onlyCheck && wrong.length > 0) process.exit(1)
