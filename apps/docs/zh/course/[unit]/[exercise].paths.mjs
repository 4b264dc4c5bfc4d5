import { coursePaths } from '../../../build/course-pages.mjs'

export default coursePaths('zh-CN')
