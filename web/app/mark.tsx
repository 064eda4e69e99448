/** The mark of the house: a letter that goes round. */
export function Mark({ size = 34 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 40 40"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="var(--wian-brand)"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M34 20a14 14 0 1 1-5-10.7" />
      <path d="M30 3v7h-7" />
      <path d="M13 16h14v10H13z" />
      <path d="m13 16 7 6 7-6" />
    </svg>
  )
}
