import { Input, Label } from "@medusajs/ui"
import { useEffect, useId, useState } from "react"

/** A search that is asked for when the typing pauses, or on Enter. */
export function SearchField({ label, onSearch }: { label: string; onSearch: (text: string) => void }) {
  const id = useId()
  const [text, setText] = useState("")
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed starts a search
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), 400)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <div className="flex flex-1 flex-col gap-y-1" style={{ minWidth: 200 }}>
      <Label htmlFor={id} size="xsmall" className="text-ui-fg-subtle">
        {label}
      </Label>
      <Input
        id={id}
        type="search"
        size="small"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && onSearch(text.trim())}
      />
    </div>
  )
}
