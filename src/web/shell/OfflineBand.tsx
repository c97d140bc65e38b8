import { useEffect, useState } from "preact/hooks";
import { Band } from "../parts/Band.tsx";

/** Says that the network is gone; losing it is a state, not an error. */
export function OfflineBand() {
  const [isOffline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const follow = () => setOffline(!navigator.onLine);
    addEventListener("online", follow);
    addEventListener("offline", follow);
    return () => {
      removeEventListener("online", follow);
      removeEventListener("offline", follow);
    };
  }, []);
  const isOwnMachine = location.hostname === "localhost" || location.hostname === "127.0.0.1";
  if (!isOffline || isOwnMachine) return null;
  return (
    <Band tone="offline">
      <b>Đang mất mạng.</b> Nội dung đang nhập còn trên máy này, sẽ gửi khi có mạng.
    </Band>
  );
}
