/** placeholder */
export function DemoPeople() {
  return null
}
