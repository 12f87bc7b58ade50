// A change's line in CHANGELOG.md is what its file says: written for who runs a shop, so without commits and names.
module.exports = {
  getReleaseLine: async ({ summary }) => {
    const [first, ...more] = summary.trim().split("\n")
    return [`- ${first}`, ...more.map((line) => (line === "" ? "" : `  ${line}`))].join("\n")
  },
  getDependencyReleaseLine: async () => "",
}
