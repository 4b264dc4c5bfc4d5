import { readStored, type StorageTrouble, store } from '../storage/local-storage.js'

/** What a browser keeps of a learner's code of one exercise. */
export interface KeptCode {
  /** Null where it is the starter. */
  readonly code: string | null
  /** What a reset or a link has replaced, to be taken back; null for nothing. */
  readonly before: string | null
  /** The fragment of the link that was taken last, so that a reload does not take it again. */
  readonly link: string | null
}

const fields = ['code', 'before', 'link'] as const

export const keyOf = (field: keyof KeptCode, id: string): string => `firstgrad.${field}.${id}`

export const readKept = (id: string): KeptCode => {
  const [code = null, before = null, link = null] = fields.map(
    (field) => readStored(keyOf(field, id)).text,
  )
  return { code, before, link }
}

/** Keeps these; tells why it could not. */
export const keep = (id: string, kept: KeptCode): StorageTrouble | null => {
  const troubles = fields.map((field) => store(keyOf(field, id), kept[field]))
  return troubles.find((trouble) => trouble !== null) ?? null
}
