import type { FindingEvent } from '@firstgrad/core/exercises'
import type { ExperimentResult, RunExperimentEvent } from '@firstgrad/core/experiments'
import type { Figure } from '@firstgrad/core/figures'
import type { ParameterValues } from './protocol.js'

/** The values of one measure along the steps. */
export interface Series {
  readonly steps: number[]
  readonly values: number[]
}

/** All figures as they were after a step. */
export interface Moment {
  readonly step: number
  readonly figures: ReadonlyMap<string, Figure>
}

export interface Checkpoint {
  readonly step: number
  readonly weights: Uint8Array
}

/** More moments than a slider has places, fewer than a memory feels. */
const mostMoments = 60

/** What a run has shown so far. */
export class RunRecord {
  /** By measure, then by the name of the series; '' where a run has one alone. */
  readonly measures = new Map<string, Map<string, Series>>()
  moments: readonly Moment[] = []
  readonly checkpoints: Checkpoint[] = []
  readonly findings: FindingEvent[] = []
  /** What computes, and why, in words. */
  engine: readonly string[] = []
  result: ExperimentResult | null = null
  /** How many bytes of how many have come of its data; null where nothing is fetched. */
  fetched: { readonly received: number; readonly total: number } | null = null
  step = 0
  of = 0

  /**
   * @param number - Counts the runs of a page from 1.
   * @param from - The run and step that it was forked from.
   */
  constructor(
    readonly number: number,
    readonly settings: { readonly parameters: ParameterValues; readonly seed: number },
    readonly from: { readonly run: number; readonly step: number } | null = null,
  ) {}

  get figures(): ReadonlyMap<string, Figure> {
    return this.moments.at(-1)?.figures ?? new Map()
  }

  add(event: RunExperimentEvent): void {
    switch (event.type) {
      case 'step':
        this.step = event.step
        this.of = event.of
        this.fetched = null
        for (const [measure, value] of Object.entries(event.measures)) {
          const series = this.seriesOf(measure, event.series ?? '')
          series.steps.push(event.step)
          series.values.push(value)
        }
        return
      case 'figure':
        this.addFigure(event.id, event.figure)
        return
      case 'checkpoint':
        this.checkpoints.push({ step: event.step, weights: event.weights })
        return
      case 'finding':
        this.findings.push(event)
        return
      case 'result':
        this.result = event
        return
      case 'progress':
        this.fetched = { received: event.receivedBytes, total: event.totalBytes }
    }
  }

  /** The last moment that is not after a step. */
  momentAt(step: number): Moment | undefined {
    return this.moments.findLast((moment) => moment.step <= step) ?? this.moments[0]
  }

  /** The last checkpoint that is not after a step. */
  checkpointAt(step: number): Checkpoint | undefined {
    return this.checkpoints.findLast((checkpoint) => checkpoint.step <= step)
  }

  private seriesOf(measure: string, name: string): Series {
    const own = this.measures.get(measure) ?? new Map<string, Series>()
    this.measures.set(measure, own)
    const series = own.get(name) ?? { steps: [], values: [] }
    own.set(name, series)
    return series
  }

  private addFigure(id: string, figure: Figure) {
    const figures = new Map(this.figures).set(id, figure)
    const last = this.moments.at(-1)
    const before = last?.step === this.step ? this.moments.slice(0, -1) : this.moments
    this.moments = thinned([...before, { step: this.step, figures }])
  }
}

/** At most {@link mostMoments}: every second one is forgotten when there are more, never first or last. */
const thinned = (moments: readonly Moment[]): readonly Moment[] =>
  moments.length <= mostMoments
    ? moments
    : moments.filter((_, i) => i % 2 === 0 || i === moments.length - 1)
