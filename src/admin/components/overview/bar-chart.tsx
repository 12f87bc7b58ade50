import { Table, Text } from "@medusajs/ui"
import { type AxesDrawEvent, type BarDrawEvent, BarChart as ChartistBars } from "chartist"
import { useEffect, useRef } from "react"
import { ScrollTable } from "../scroll-table"

export interface BarSeries {
  readonly name: string
  /** A color of the dashboard's theme, so that the chart follows it into the dark. */
  readonly color: string
  /** As many as there are days; for the length of the bar only. */
  readonly values: readonly number[]
}

export interface BarChartProps {
  readonly title: string
  readonly days: readonly string[]
  readonly series: readonly BarSeries[]
  readonly dayName: (day: string) => string
  readonly axisNumber: (value: number) => string
  /** The same as a table, for who reads with ears or wants the figures: a row per day that has something. */
  readonly table: {
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly show: string
  }
}

const HEIGHT = 180
const LABEL_WIDTH = 48
/** A date needs about this much room. */
const DAY_WIDTH = 64

/** Bars by day. What it shows stands beside it as a table: a picture alone is nothing to a screen reader. */
export function BarChart({ title, days, series, dayName, axisNumber, table }: BarChartProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const every = Math.max(1, Math.ceil((days.length * DAY_WIDTH) / Math.max(1, element.clientWidth - LABEL_WIDTH)))
    const chart = new ChartistBars(
      element,
      { labels: days.map(dayName), series: series.map(({ values }) => [...values]) },
      {
        height: HEIGHT,
        seriesBarDistance: 6,
        chartPadding: { top: 12, right: 8, bottom: 0, left: 0 },
        axisX: {
          showGrid: false,
          labelInterpolationFnc: (value, index) => (index % every === 0 ? value : null),
        },
        axisY: { offset: LABEL_WIDTH, scaleMinSpace: 32, labelInterpolationFnc: (value) => axisNumber(Number(value)) },
      },
    )
    chart.on("draw", (drawn) => paint(drawn, series))
    return () => {
      chart.detach()
    }
  }, [days, series, dayName, axisNumber])
  return (
    <figure className="flex flex-col gap-y-2" data-assist-chart={title}>
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Text size="small" weight="plus">
          {title}
        </Text>
        {series.length > 1 &&
          series.map(({ name, color }) => (
            <span key={name} className="flex items-center gap-x-1.5">
              <span aria-hidden="true" className="rounded-full" style={{ width: 8, height: 8, background: color }} />
              <Text size="small" className="text-ui-fg-subtle">
                {name}
              </Text>
            </span>
          ))}
      </figcaption>
      <div ref={place} aria-hidden="true" style={{ height: HEIGHT }} />
      <details>
        <summary className="txt-small cursor-pointer">{table.show}</summary>
        <ScrollTable label={title} head={table.head}>
          {table.rows.map(([day = "", ...cells]) => (
            <Table.Row key={day}>
              <Table.Cell className="text-nowrap">{day}</Table.Cell>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
                <Table.Cell key={index} className="text-nowrap">
                  {cell}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </ScrollTable>
      </details>
    </figure>
  )
}

/** Chartist's own style sheet is fixed to light colors, and a plugin brings none: what is drawn gets its style here. */
function paint(drawn: BarDrawEvent | AxesDrawEvent, series: readonly BarSeries[]): void {
  switch (drawn.type) {
    case "bar":
      drawn.element.attr({ style: `stroke: ${series[drawn.seriesIndex]?.color}; stroke-width: 5px` })
      break
    case "grid":
      drawn.element.attr({ style: "stroke: var(--border-base); stroke-width: 1px" })
      break
    case "label": {
      const scale = drawn.axis.units.dir === "vertical"
      const text = drawn.element.getNode().firstElementChild as HTMLElement | null
      // A number stands on its line, a date in the middle under its bars; narrow days let it stand out on both sides.
      Object.assign(text?.style ?? {}, {
        display: "flex",
        alignItems: scale ? "flex-end" : "flex-start",
        justifyContent: scale ? "flex-end" : "center",
        whiteSpace: "nowrap",
        fontSize: "11px",
        color: "var(--fg-subtle)",
      })
      break
    }
  }
}
