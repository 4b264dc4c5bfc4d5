import { expect, it } from 'vitest'
import { readCourseFile } from './course-folder.js'

it('reads what lies beside an exercise', async () => {
  expect(await readCourseFile('basics/neuron', 'starter.ts')).toContain('export const neuron')
})

it('says which file is missing', async () => {
  await expect(readCourseFile('basics/none', 'lesson.en.md')).rejects.toMatchObject({
    code: 'core/course-file-missing',
    details: { id: 'basics/none', file: 'lesson.en.md' },
  })
})
