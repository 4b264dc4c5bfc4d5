import type { DatasetInfo } from '../info.js'

const measured = (description: string) => ({ dtype: 'float64', shape: [], description }) as const

export const weatherInfo: DatasetInfo = {
  name: 'weather',
  title: 'Weather in Seattle',
  version: '3.2.1',
  description: 'Rain, temperature and wind of every day in Seattle from 2012 to 2015.',
  licence: 'LicenseRef-US-Government-Work',
  citation: 'NOAA: Climate Data Online. Prepared by the authors of vega-datasets.',
  homepage: 'https://www.ncdc.noaa.gov/cdo-web/',
  splits: { train: 1461 },
  features: {
    date: { dtype: 'string', shape: [], description: 'The day, as 2012-01-31.' },
    precipitationMm: measured('Rain and melted snow.'),
    temperatureMaxC: measured('The highest temperature, in degrees Celsius.'),
    temperatureMinC: measured('The lowest temperature, in degrees Celsius.'),
    wind: measured('The mean wind, as published; see the known issues about its unit.'),
    labels: { dtype: 'uint8', shape: [], description: 'What kind of day it was.' },
  },
  classNames: ['drizzle', 'rain', 'sun', 'snow', 'fog'],
  bytes: 48_219,
  downloadBytes: 17_630_305,
  knownIssues: [
    'The kind of day was made from several fields of the original by a script, and the classes are uneven: 641 rain, 640 sun, 101 fog, 53 drizzle, 26 snow.',
    'The publisher calls the unit of the wind kilometres per hour, but a mean of 3.2 fits metres per second.',
    'In the order of the days: test on later days than you train on, for a day is like the one before.',
    'The package that carries it is large; only one file of it is kept.',
  ],
}
