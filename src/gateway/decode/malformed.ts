/** What came cannot be read. Thrown inside this room only; becomes an AssistError `malformed` at its door. */
export class Malformed extends Error {
  override readonly name = "Malformed"
}
