import { train } from './train.js'

train().then((answer) => console.log(JSON.stringify(answer)))
