/** A file with the folder that it lies in; '' where it lies in none. */
export interface PlacedFile {
  readonly file: File
  readonly folder: string
}

const isPicture = ({ type, name }: File) =>
  type.startsWith('image/') || /\.(png|jpe?g|webp|gif|bmp|avif)$/i.test(name)

/** Hidden files and what systems put beside pictures. */
const isHidden = (name: string) => /^(\.|thumbs\.db$|desktop\.ini$)/i.test(name)

/** The last folder of `a/b/c.png`, which names its class: `b`. */
const folderOf = (path: string): string => path.split('/').at(-2) ?? ''

/** The files of an `<input type="file">`, with `webkitdirectory` or without. */
export const filesOfInput = ({ files }: HTMLInputElement): PlacedFile[] =>
  [...(files ?? [])].map((file) => ({ file, folder: folderOf(file.webkitRelativePath) }))

const entriesOf = (directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = directory.createReader()
  const all: FileSystemEntry[] = []
  return new Promise((resolve, reject) => {
    // A reader gives a hundred at a time, and none when it is at its end.
    const next = () =>
      reader.readEntries((some) => {
        if (some.length === 0) return resolve(all)
        all.push(...some)
        next()
      }, reject)
    next()
  })
}

const filesBelow = async (entry: FileSystemEntry): Promise<PlacedFile[]> => {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    )
    return [{ file, folder: folderOf(entry.fullPath) }]
  }
  const entries = await entriesOf(entry as FileSystemDirectoryEntry)
  return (await Promise.all(entries.map(filesBelow))).flat()
}

/** What was dropped: files, and all that lies in folders. */
export const filesOfDrop = async (transfer: DataTransfer): Promise<PlacedFile[]> => {
  // The items are gone once this turn is over.
  const found = [...transfer.items].map((item) => {
    const entry = item.webkitGetAsEntry()
    if (entry) return filesBelow(entry)
    // What lies in no file system, such as a picture of another page.
    const file = item.getAsFile()
    return file ? [{ file, folder: '' }] : []
  })
  return (await Promise.all(found)).flat()
}

/** Files as they were given, sorted. */
export interface SortedFiles {
  /** Those that look like pictures, by their class. */
  readonly pictures: ReadonlyMap<string, readonly File[]>
  /** Names of the others, save of those that a system hides. */
  readonly others: readonly string[]
}

/** Tells pictures from other files, and the classes of pictures by their folders. */
export const sortFiles = (placed: readonly PlacedFile[]): SortedFiles => {
  const pictures = new Map<string, File[]>()
  const others: string[] = []
  for (const { file, folder } of placed) {
    if (isHidden(file.name)) continue
    if (!isPicture(file)) {
      others.push(file.name)
      continue
    }
    const own = pictures.get(folder) ?? []
    own.push(file)
    pictures.set(folder, own)
  }
  return { pictures, others }
}
