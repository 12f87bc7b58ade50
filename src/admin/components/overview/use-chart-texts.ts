import { useMemo } from "react"
import { useTexts } from "../../lib/use-texts"

/** How a chart writes its days and its scale; the same object as long as the language is. */
export function useChartTexts(): { dayName: (day: string) => string; axisNumber: (value: number) => string } {
  const { format } = useTexts()
  return useMemo(() => ({ dayName: format.shortDate, axisNumber: format.roundNumber }), [format])
}
