const HEIGHTS = [15, 16, 14, 17, 16, 18, 17, 19, 18, 20];

/** What will be seen: a Page, and the panel on it. */
export function FirstPicture() {
  return (
    <svg class="picture" viewBox="0 0 328 132" aria-hidden="true">
      <rect class="paper" x="20" y="14" width="288" height="118" rx="10" />
      <rect class="dim" x="20" y="14" width="288" height="34" rx="10" />
      <circle class="dim ringed" cx="56" cy="52" r="18" />
      <rect class="dim" x="84" y="58" width="56" height="8" rx="4" />
      <rect class="dim" x="40" y="84" width="70" height="7" rx="3.5" />
      <rect class="dim" x="40" y="100" width="50" height="7" rx="3.5" />
      <rect class="paper panel" x="150" y="62" width="150" height="60" rx="9" />
      <text class="n" x="162" y="94">
        132
      </text>
      <path class="water" d="M162 108h128M216 74h74" />
      <rect class="band" x="234" y="103" width="22" height="10" rx="3" />
      <path class="needle" d="M245 101v14" />
      {HEIGHTS.map((height, i) => (
        <rect key={i} class="bar" x={217 + i * 7.3} y="74" width="5.5" height={height} rx="1" />
      ))}
    </svg>
  );
}
