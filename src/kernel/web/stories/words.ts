/** Words of the page of parts only; it is not for readers, so there is no English beside it. */
export const words = {
  derived: 'máy suy ra, không ai đặt',
}
