// Loaded first in every child (`node --import leash.mjs?<run id>`): when the launcher dies, however it dies, the
// channel between them closes and the child ends itself. The run id in the address marks the process as ours.
if (process.channel) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))
  process.channel.unref()
}
