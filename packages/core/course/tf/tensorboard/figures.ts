import type { Language } from '@firstgrad/errors'
import { type Figure, lineChart, table } from '@firstgrad/viz'
import type { Logged } from './log.js'

const words = {
  en: {
    record: 'One record, as it lies in the file',
    part: 'part',
    bytes: 'bytes',
    count: 'how many',
    length: 'length of the data',
    lengthSum: 'its masked checksum',
    data: 'data: time, step, tag and value',
    dataSum: 'their masked checksum',
    losses: 'Losses, read back from the bytes',
    step: 'step',
    loss: 'loss',
    files: 'What the reader found',
    run: 'run',
    written: 'scalars written',
    read: 'scalars read',
    different: 'read, but not equal',
    fileBytes: 'bytes of the file',
    tornBytes: 'bytes of a torn record',
  },
  'zh-CN': {
    record: '文件中的一条记录',
    part: '部分',
    bytes: '字节',
    count: '字节数',
    length: '数据的长度',
    lengthSum: '长度的掩码校验和',
    data: '数据：时间、步数、标签与数值',
    dataSum: '数据的掩码校验和',
    losses: '从字节读回的损失',
    step: '步',
    loss: '损失',
    files: '读取结果',
    run: '运行',
    written: '写入的标量',
    read: '读回的标量',
    different: '读回但不相等',
    fileBytes: '文件字节数',
    tornBytes: '残缺记录的字节数',
  },
} as const

const mostShown = 16

const hex = (bytes: Uint8Array) => {
  const shown = Array.from(bytes.subarray(0, mostShown), (byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  return `${shown.join(' ')}${bytes.length > mostShown ? ' …' : ''}`
}

export const recordFigure = (language: Language, record: Uint8Array): Figure => {
  const w = words[language]
  const foot = record.length - 4
  const parts: [string, number, number][] = [
    [w.length, 0, 8],
    [w.lengthSum, 8, 12],
    [w.data, 12, foot],
    [w.dataSum, foot, record.length],
  ]
  return table({
    title: w.record,
    columns: [w.part, w.count, w.bytes],
    rows: parts.map(([name, from, to]) => [name, to - from, hex(record.subarray(from, to))]),
  })
}

export const lossesFigure = (language: Language, runs: readonly Logged[]): Figure => {
  const w = words[language]
  return lineChart({
    title: w.losses,
    x: { label: w.step },
    y: { label: w.loss, scale: 'log' },
    series: runs.map(({ name, scalars }) => ({
      name,
      x: scalars.map(({ step }) => step),
      y: scalars.map(({ value }) => value),
    })),
  })
}

export const filesFigure = (language: Language, runs: readonly Logged[]): Figure => {
  const w = words[language]
  return table({
    title: w.files,
    columns: [w.run, w.written, w.read, w.different, w.fileBytes, w.tornBytes],
    rows: runs.map(({ name, written, scalars, different, fileBytes, tornBytes }) => [
      name,
      written.length,
      scalars.length,
      different,
      fileBytes,
      tornBytes,
    ]),
  })
}
