import { checkCount, readText, unexpectedContent } from '../content/read-text.js'
import type { PageDefinition } from '../definition.js'
import { vegaDatasets } from '../sources/packages.js'
import { chooseRows } from '../splits/choose-rows.js'
import { type LabelledTable, labelColumn, numberColumn, textColumn } from '../tables/table.js'
import { weatherInfo } from './info.js'

type Numbers = Float64Array<ArrayBuffer>

/** Millimetres and degrees Celsius. */
export type WeatherColumns = {
  /** As `2012-01-31`. */
  readonly date: readonly string[]
  readonly precipitationMm: Numbers
  readonly temperatureMaxC: Numbers
  readonly temperatureMinC: Numbers
  readonly wind: Numbers
}

const header = 'date,precipitation,temp_max,temp_min,wind,weather'

/** The cells of this very file, which has no quotes. */
const cellsOf = (text: string, file: string): readonly (readonly string[])[] => {
  const [first = '', ...lines] = text.trimEnd().split('\n')
  if (first !== header) throw unexpectedContent(file, header, first)
  checkCount(lines, 1461, file)
  return lines.map((line) => line.split(','))
}

export const weather: PageDefinition<LabelledTable<WeatherColumns>> = {
  info: weatherInfo,
  files: [
    {
      name: 'seattle-weather.csv',
      bytes: 48_219,
      sha256: '0845078a290b48e3149ab8639966824110a251db4e06fc144c06ebb534af23be',
    },
  ],
  dataPackage: vegaDatasets,
  mirrors: [],
  async read({ open, slices, seed }) {
    const source = await open('seattle-weather.csv')
    const { file } = source
    const days = cellsOf(await readText(source), file)
    const rows = chooseRows(weatherInfo, { slices, seed })
    const measure = (index: number) => numberColumn(rows, (row) => Number(days[row]?.[index]))
    return {
      length: rows.length,
      columns: {
        date: textColumn(rows, (row) => days[row]?.[0]),
        precipitationMm: measure(1),
        temperatureMaxC: measure(2),
        temperatureMinC: measure(3),
        wind: measure(4),
      },
      labels: labelColumn(rows, weatherInfo, (row) => days[row]?.[5]),
      classNames: weatherInfo.classNames,
      info: weatherInfo,
    }
  },
}
