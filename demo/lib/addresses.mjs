/** Every address of a run, from its ports. */
export function addressesOf(ports) {
  const shop = `http://localhost:${ports.shop}`
  const api = `http://localhost:${ports.api}`
  // The sandbox answers on 127.0.0.1 only; "localhost" may mean ::1 to a server that calls it.
  const sandbox = `http://127.0.0.1:${ports.sandbox}`
  return {
    shop,
    api,
    admin: `${api}/app`,
    sandbox,
    cabinet: `${sandbox}/cabinet`,
    notification: `${api}/hooks/assist`,
  }
}
