// What the page remembers between visits. A browser that forbids storage still gets a working page.
const prefix = "assist-demo-"

export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? "null")
  } catch {
    return null
  }
}

export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // Private mode: lives as long as the page.
  }
}
