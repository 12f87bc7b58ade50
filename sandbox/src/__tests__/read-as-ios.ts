/**
 * The texts of an XML document by the whole path of their element, prefixes and all: how the vendor's iOS client reads
 * every SOAP reply (SoapService in SoapRequest.swift). Of several elements under one path the last one is kept.
 */
export function readAsIos(xml: string): Record<string, string> {
  const values: Record<string, string> = {}
  const names: string[] = []
  for (const [, slash, name = "", closed, text = ""] of xml.matchAll(/<(\/?)([\w:-]+)[^<>]*?(\/?)>([^<]*)/g)) {
    if (slash) names.pop()
    else {
      if (text.trim() !== "") values[["", ...names, name].join(".")] = text
      if (!closed) names.push(name)
    }
  }
  return values
}
