import { config } from "/config.js"
import { recall, remember } from "./memory.js"

export const countries = Object.keys(config.regions)

const saved = recall("country")
let current = countries.includes(saved) ? saved : countries[0]

export const country = () => current
export const regionOf = (name) => config.regions[name]
export const regionId = () => regionOf(current)

export function setCountry(name) {
  current = name
  remember("country", name)
}

/** The country whose region a cart belongs to. */
export const countryOf = (id) => countries.find((name) => config.regions[name] === id)
