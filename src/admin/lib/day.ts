const pad = (value: number) => String(value).padStart(2, "0")

/** The day of a moment where the reader is, `2026-01-31`. */
export function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`
}

/** How the reader's clock stands to GMT at noon of a day, `+03:00`: Assist counts its days in GMT. */
export function offsetOn(day: string): string {
  const minutes = -new Date(`${day}T12:00:00`).getTimezoneOffset()
  const size = Math.abs(minutes)
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}
