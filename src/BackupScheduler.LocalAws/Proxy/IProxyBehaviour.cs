namespace BackupScheduler.LocalAws.Proxy;

/// <summary>One link of the chain between client and emulator. Calling <paramref name="next"/> lets the rest of the chain set the answer; not calling it means answering oneself, calling it twice means asking twice.</summary>
public interface IProxyBehaviour
{
    Task HandleAsync(ProxyCall call, Func<Task> next);
}
