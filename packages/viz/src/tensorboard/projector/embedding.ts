import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encode } from 'fast-png'
import { vizError } from '../../errors.js'
import { type RawImage, rawBytes } from '../../values/images.js'
import { type Numbers, rowsOf } from '../../values/numbers.js'

export interface EmbeddingOptions {
  /** A label for each vector, or several columns of labels by their names. */
  readonly metadata?: readonly string[] | Readonly<Record<string, readonly (string | number)[]>>
  /** A small picture for each vector, all of one size. */
  readonly images?: readonly RawImage[]
}

/**
 * Writes what TensorBoard's projector reads: `<name>/tensors.tsv`, `metadata.tsv` and `sprite.png`,
 * and the embedding's place in `projector_config.pbtxt`.
 */
export const writeEmbedding = async (
  directory: string,
  name: string,
  vectors: Numbers,
  { metadata, images }: EmbeddingOptions = {},
): Promise<void> => {
  const { rows, columns, data } = rowsOf(vectors)
  if (rows === 0) throw vizError('viz/empty', { what: 'vectors' })
  // A name of several words is one folder.
  const folder = name.replace(/[^\p{L}\p{N}._-]+/gu, '-')
  const place = (file: string) => `${folder}/${file}`
  const files: [string, string | Uint8Array][] = [
    [place('tensors.tsv'), tsvOf(rows, columns, data)],
  ]
  const lines = [`  tensor_name: ${quoted(name)}`, `  tensor_path: ${quoted(place('tensors.tsv'))}`]
  if (metadata) {
    files.push([place('metadata.tsv'), labelsOf(metadata, rows)])
    lines.push(`  metadata_path: ${quoted(place('metadata.tsv'))}`)
  }
  if (images) {
    const { png, width, height } = spriteOf(images, rows)
    files.push([place('sprite.png'), png])
    lines.push(
      '  sprite {',
      `    image_path: ${quoted(place('sprite.png'))}`,
      `    single_image_dim: ${width}`,
      `    single_image_dim: ${height}`,
      '  }',
    )
  }
  try {
    await mkdir(join(directory, folder), { recursive: true })
    for (const [file, content] of files) await replace(join(directory, file), content)
    await addToConfig(join(directory, 'projector_config.pbtxt'), name, lines)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw vizError('viz/cannot-write', { path: directory, reason }, { cause })
  }
}

const tsvOf = (rows: number, columns: number, data: ArrayLike<number>): string => {
  let text = ''
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      text += `${column === 0 ? '' : '\t'}${data[row * columns + column]}`
    }
    text += '\n'
  }
  return text
}

/** One column has no heading; several have one. */
const labelsOf = (metadata: NonNullable<EmbeddingOptions['metadata']>, rows: number): string => {
  const isOne = Array.isArray(metadata)
  const columns = Object.entries(isOne ? { label: metadata as readonly string[] } : metadata)
  for (const [name, labels] of columns) {
    if (labels.length === rows) continue
    const what = `labels in "${name}"`
    throw vizError('viz/lengths-differ', { what, expected: rows, received: labels.length })
  }
  // Tabs and line ends divide; in a label they become spaces.
  const cell = (value: string | number) => String(value).replace(/[\t\r\n]+/g, ' ')
  const line = (cells: readonly (string | number)[]) => `${cells.map(cell).join('\t')}\n`
  const head = isOne ? '' : line(columns.map(([name]) => name))
  const body = Array.from({ length: rows }, (_, row) =>
    line(columns.map(([, labels]) => labels[row] as string | number)),
  )
  return head + body.join('')
}

/** All pictures in one, row by row, as nearly square as can be. */
const spriteOf = (images: readonly RawImage[], rows: number) => {
  if (images.length !== rows) {
    throw vizError('viz/lengths-differ', {
      what: 'images',
      expected: rows,
      received: images.length,
    })
  }
  const { width, height, channels } = images[0] as RawImage
  const size = (one: RawImage) => `${one.width} x ${one.height} x ${one.channels}`
  const across = Math.ceil(Math.sqrt(rows))
  const down = Math.ceil(rows / across)
  const line = width * channels
  const data = new Uint8Array(across * down * height * line)
  images.forEach((one, i) => {
    if (size(one) !== size(images[0] as RawImage)) {
      throw vizError('viz/images-differ', { first: size(images[0] as RawImage), other: size(one) })
    }
    const pixels = rawBytes(one)
    const left = (i % across) * line
    const top = Math.floor(i / across) * height
    for (let y = 0; y < height; y++) {
      data.set(pixels.subarray(y * line, (y + 1) * line), (top + y) * across * line + left)
    }
  })
  const png = encode({ width: across * width, height: down * height, channels, depth: 8, data })
  return { png, width, height }
}

/** Puts an embedding into the list, in the place of one of the same name. */
const addToConfig = async (path: string, name: string, lines: readonly string[]): Promise<void> => {
  const before = await readFile(path, 'utf8').catch(() => '')
  const others = before
    .split(/^(?=embeddings \{)/m)
    .filter((entry) => entry.trim() && !entry.includes(`tensor_name: ${quoted(name)}\n`))
  await replace(path, `${others.join('')}embeddings {\n${lines.join('\n')}\n}\n`)
}

/** A reader meets the old file or the new one, never half of it. */
const replace = async (path: string, content: string | Uint8Array): Promise<void> => {
  const part = `${path}.${process.pid}.part`
  await writeFile(part, content)
  await rename(part, path)
}

const quoted = (value: string): string => JSON.stringify(value)
