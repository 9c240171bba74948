using BackupScheduler.LocalAws.Proxy.Iam;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>
/// Who did what to what, in the terms of IAM, so that the grants of a role can be held against what it uses. Calls of REST
/// protocols other than S3's, such as those of Lambda, are not in it. Thread-safe.
/// </summary>
public sealed class CallLedger : IProxyBehaviour
{
    private readonly AccountBook _callers;
    private readonly CallResources _resources;
    private readonly List<AuthorizedCall> _calls = [];

    internal CallLedger(AccountBook callers, CallResources resources) => (_callers, _resources) = (callers, resources);

    public IReadOnlyList<AuthorizedCall> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Tells whose session signs with a key that was handed out elsewhere than through this proxy.</summary>
    /// <param name="roleArn">With the role's path.</param>
    public void Register(string accessKey, string roleArn) => _callers.LearnRole(accessKey, roleArn, "registered");

    public void Clear()
    {
        lock (_calls)
        {
            _calls.Clear();
        }
    }

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        try
        {
            await next();
        }
        finally
        {
            // Afterwards, since the answer of a listing tells the paths of the roles that are named next.
            if (call.Operation.Length > 0)
            {
                await NoteAsync(call);
            }
        }
    }

    private async Task NoteAsync(ProxyCall call)
    {
        var caller = _callers.CallerOf(call.AccessKey);
        var noted = new AuthorizedCall(
            caller?.RoleArn ?? caller?.Arn ?? IamCaller.Root(call.Account).Arn, ActionNames.Of(call),
            await _resources.OfAsync(call), CallContext.Of(call), call.Answer?.Status ?? 0,
            call.Answer is { IsSuccess: false, Status: > 0 } answer ? WireError.Read(answer.Text).Code : "");
        lock (_calls)
        {
            _calls.Add(noted);
        }
    }
}
