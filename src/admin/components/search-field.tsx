import { MagnifyingGlassMini } from "@medusajs/icons"
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
      {/* As Medusa's own field of type "search", whose glass is an image without a name. */}
      <div className="relative">
        <Input
          id={id}
          enterKeyHint="search"
          size="small"
          className="pl-7"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && onSearch(text.trim())}
        />
        <span
          aria-hidden="true"
          className="text-ui-fg-muted pointer-events-none absolute bottom-0 left-0 flex h-7 w-7 items-center justify-center"
        >
          <MagnifyingGlassMini />
        </span>
      </div>
    </div>
  )
}
