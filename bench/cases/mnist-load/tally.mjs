/** What every way to feed an epoch must arrive at, whatever the order: few reads, so few to time. */
export const tally = () => {
  let items = 0
  let labelSum = 0
  let centreSum = 0
  return {
    /**
     * @param {ArrayLike<number>} images
     * @param {ArrayLike<number>} labels
     */
    add: (images, labels) => {
      for (let row = 0; row < labels.length; row++) {
        labelSum += labels[row] ?? Number.NaN
        centreSum += images[row * 784 + 14 * 28 + 14] ?? Number.NaN
      }
      items += labels.length
    },
    result: () => ({ items, labelSum, centreSum }),
  }
}
