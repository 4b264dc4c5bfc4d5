// What the stage `course` of the tests calls in Chromium.
import { course } from '../course/course.js'
import { createJudge, type Exercise, type Judge, pageHost, verdictOn } from '../src/exercises.js'

const judges = new Map<string, Judge>()
let workerAddress = ''

/** A processor that plays a graphics card is slow, beside other tests above all. */
const patience = 4

const patient = (exercise: Exercise): Exercise => ({
  ...exercise,
  ...(exercise.task && {
    task: {
      ...exercise.task,
      checks: exercise.task.checks.map((check) => ({
        ...check,
        timeoutMs: patience * (check.timeoutMs ?? 5000),
      })),
    },
  }),
})

/** The program of the worker, which a page of a file may only make from its text. */
export const useWorker = (program: string): void => {
  workerAddress = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }))
}

const judgeOn = (backend: string): Judge => {
  const known =
    judges.get(backend) ??
    createJudge({ host: pageHost(() => new Worker(workerAddress)), backend, trusted: true })
  judges.set(backend, known)
  return known
}

/** The verdict on one of an exercise's own programs, as far as it must be the same everywhere. */
export const judgeIn = async (
  backend: string,
  id: string,
  folder: Readonly<Record<string, string>>,
  name: string,
): Promise<string> => {
  const exercise = patient(course.find((each) => each.id === id)!)
  const entry = name.split('/').at(-1)!
  const answer = { entry, files: { [entry]: folder[name]! } }
  const read = async (file: string) => folder[file]!
  const { verdict, mistake, checks } = await verdictOn(judgeOn(backend), { exercise, read, answer })
  return JSON.stringify([verdict, mistake, checks.map(({ id: check, status }) => [check, status])])
}
