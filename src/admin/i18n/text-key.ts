import type en from "./en"

type Leaves<T, Before extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Before}${WithoutPlural<K>}` : Leaves<T[K], `${Before}${K}.`>
}[keyof T & string]

/** `hours_one` and `hours_other` are both asked for as `hours`. */
type WithoutPlural<K extends string> = K extends `${infer Base}_${"one" | "few" | "many" | "other"}` ? Base : K

/** Every text there is, so that a key that does not exist is a type error. */
export type TextKey = Leaves<typeof en>
