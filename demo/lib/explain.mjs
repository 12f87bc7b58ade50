const reset = "npm run demo -- --reset"

const causes = [
  [
    /ENOSPC|No space left on device|could not (write|extend).*(space|disk)|EDQUOT/i,
    () => `The disk is full. Free some space (the demo needs about 1 GB) and run again; if it keeps failing: ${reset}`,
  ],
  [
    /EADDRINUSE|address already in use/i,
    () =>
      "A port was taken by somebody else at that very moment. Run again, or let the demo choose: npm run demo -- --auto-ports",
  ],
  [
    /SIGKILL|SIGABRT|heap out of memory|ENOMEM|Cannot allocate memory/,
    () =>
      "It was ended from outside, as the system does when memory runs out (the first run's builds need about 2 GB). Close something and run again.",
  ],
  [
    /TS\d{4}:|error TS|completed with errors/,
    () => "The TypeScript sources do not compile; the messages above say where. Mend them and run again.",
  ],
  [
    /EACCES|EPERM|permission denied/i,
    () =>
      "A file or folder may not be read or written by this user. An earlier run as root is the usual cause: delete .demo and .medusa as root, or run as the same user.",
  ],
  [
    /control file|checkpoint record|pg_control|relation .* does not exist|column .* does not exist|database .* does not exist|password authentication failed|already exists|checksum|invalid page|unexpected (EOF|end of)|file is not a database|malformed/i,
    () => `What an earlier run left in the state folder does not fit. Start afresh: ${reset}`,
  ],
  [
    /Postgres ended by itself/,
    () =>
      `A full disk or a kill by hand are the usual causes. See to that and run again; if it keeps failing: ${reset}`,
  ],
  [
    /Cannot find (module|package)|ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND/,
    () =>
      "A file is missing: node_modules or a build is incomplete. Delete node_modules, then: npm run demo -- --reset",
  ],
  [
    /ECONNREFUSED|Connection terminated|the database system is (shutting|starting)|KnexTimeoutError/i,
    () => `The database went away. Its own words are in the postgres log; run again, and if it keeps failing: ${reset}`,
  ],
]

/** What a child's last words most likely mean, with the way out. */
export function explain(text) {
  const found = causes.find(([pattern]) => pattern.test(text))
  return found
    ? found[1]()
    : `The cause is not one the demo knows. Run again; if it keeps failing, start afresh: ${reset}`
}
