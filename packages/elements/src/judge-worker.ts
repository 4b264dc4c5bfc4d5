// The Web Worker in which learners' code runs; it knows no answers.
import '@firstgrad/core/page-worker'
