const two = (value: number) => String(value).padStart(2, "0")

/** `dd.mm.yyyy HH:MM:SS` in GMT (protocol 2). */
export function assistDate(date: Date): string {
  return `${assistMinute(date)}:${two(date.getUTCSeconds())}`
}

/** The `packetdate` of orderresult and orderstate is seen without seconds in real samples (protocol 2). */
export function assistMinute(date: Date): string {
  const day = `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}
