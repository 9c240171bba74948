using System.Collections.Concurrent;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>Users and roles that were made a moment ago, which IAM does not know everywhere yet.</summary>
internal sealed class FreshPrincipals(TimeSpan lag, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Account, IamPrincipal Principal), DateTimeOffset> _made = new();

    public void Note(string account, IamPrincipal principal)
    {
        if (lag > TimeSpan.Zero)
        {
            _made[(account, principal)] = time.GetUtcNow();
        }
    }

    /// <summary>What a call that names a fresh principal is answered; null when it names none.</summary>
    public ProxyAnswer? Refusal(ProxyCall call)
    {
        if (call.Operation is "CreateUser" or "CreateRole" || IamPrincipal.NamedIn(call.Form) is not { } principal || !IsFresh(call.Account, principal))
        {
            return null;
        }

        call.Meet(new InjectedFault(FaultKind.Lag));
        return IamAnswers.NoSuchEntity(call, $"The {(principal.Kind == "User" ? "user" : "role")} with name {principal.Name} cannot be found.");
    }

    /// <summary>Takes fresh principals out of a listing.</summary>
    public void Hide(ProxyCall call, XElement answer)
    {
        var hidden = answer.Descendants().Where(e => e.Name.LocalName == "member" && IsFresh(call.Account, e)).ToList();
        hidden.ForEach(member => member.Remove());
        if (hidden.Count > 0)
        {
            call.Meet(new InjectedFault(FaultKind.Lag));
        }
    }

    private bool IsFresh(string account, XElement member) =>
        (member.Child("UserName") is { } user && IsFresh(account, IamPrincipal.User(user.Value)))
        || (member.Child("RoleName") is { } role && IsFresh(account, IamPrincipal.Role(role.Value)));

    private bool IsFresh(string account, IamPrincipal principal)
    {
        if (!_made.TryGetValue((account, principal), out var made))
        {
            return false;
        }

        if (time.GetUtcNow() < made + lag)
        {
            return true;
        }

        _made.TryRemove((account, principal), out _);
        return false;
    }
}
