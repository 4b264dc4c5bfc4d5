/** Thrown by `prepare()` of a peer that cannot take part here; the message says why. */
export class Absent extends Error {}
