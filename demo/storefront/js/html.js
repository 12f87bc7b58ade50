const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

class Markup {
  constructor(text) {
    this.text = text
  }
  toString() {
    return this.text
  }
}

function render(value) {
  if (value === null || value === undefined || value === false) return ""
  if (value instanceof Markup) return value.text
  if (Array.isArray(value)) return value.map(render).join("")
  return String(value).replace(/[&<>"']/g, (sign) => escapes[sign])
}

/** A template whose values are escaped, except for what this function made. */
export function html(parts, ...values) {
  return new Markup(parts.reduce((text, part, index) => text + render(values[index - 1]) + part))
}
