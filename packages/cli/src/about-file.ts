/** What is wrong with a file that was named on the command line, where the error does not name it. */
export class AboutFile extends Error {
  constructor(
    readonly path: string,
    override readonly cause: unknown,
  ) {
    super(path)
  }
}

/** Does `work`, and tells of its errors that they are about the file. */
export const aboutFile = async <T>(path: string, work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw new AboutFile(path, error)
  }
}
