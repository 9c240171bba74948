using System.Collections.Concurrent;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>What IAM does and the emulator does not: pages, quotas, protected roles, conflicts, encoded documents, and principals that are known late.</summary>
internal sealed class IamSemantics(IamSemanticsOptions options, IamFacts facts, TimeProvider time) : IProxyBehaviour
{
    private readonly IamRefusals _refusals = new(options, facts);
    private readonly FreshPrincipals _fresh = new(options.PrincipalLag, time);
    private readonly DetailPages _pages = new(time);

    // A quota is looked up and used in one go, and the emulator answers 500 when an account changes while it lists it.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _accounts = new();

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        if (call.Service != "iam")
        {
            await next();
        }
        else if ((_fresh.Refusal(call) ?? (IsDetails(call) ? _pages.Answer(call) : null)) is { } answer)
        {
            call.Answer = answer;
        }
        else if (IsDetails(call) || !IsRead(call.Operation))
        {
            await AloneAsync(call, next);
        }
        else
        {
            await next();
            Retell(call);
        }
    }

    /// <summary>Does the operation change nothing?</summary>
    public static bool IsRead(string operation) =>
        operation.StartsWith("Get", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal)
        || operation.StartsWith("Simulate", StringComparison.Ordinal);

    private static bool IsDetails(ProxyCall call) => call.Operation == "GetAccountAuthorizationDetails";

    private async Task AloneAsync(ProxyCall call, Func<Task> next)
    {
        var account = _accounts.GetOrAdd(call.Account, _ => new SemaphoreSlim(1));
        await account.WaitAsync(call.Cancellation);
        try
        {
            call.Answer = IsDetails(call) ? null : await _refusals.AnswerAsync(call);
            if (call.Answer is null)
            {
                await next();
                Retell(call);
            }
        }
        finally
        {
            account.Release();
        }
    }

    /// <summary>Brings the emulator's answer into AWS's form.</summary>
    private void Retell(ProxyCall call)
    {
        if (IamAnswers.Read(call) is not { } body)
        {
            return;
        }

        Learn(call, body);
        IamAnswers.EncodeDocuments(body);
        if (call.Operation.StartsWith("List", StringComparison.Ordinal) || IsDetails(call))
        {
            _fresh.Hide(call, body);
        }

        call.Answer = IsDetails(call) ? _pages.First(call, body) : call.Answer!.With(body);
    }

    private void Learn(ProxyCall call, XElement body)
    {
        switch (call.Operation)
        {
            case "CreateUser" or "CreateRole" or "CreateServiceLinkedRole":
                _fresh.Note(call.Account, IamAnswers.Made(body)!);
                break;
            case "GetAccountAuthorizationDetails":
                facts.LearnDetails(call.Account, body);
                break;
            case "DeleteRole" or "DeleteServiceLinkedRole" or "DeleteUser" or "UpdateUser":
                facts.Forget(call.Account, IamPrincipal.NamedIn(call.Form)!);
                break;
        }

        if (!IsRead(call.Operation) && IamPrincipal.NamedIn(call.Form) is { } principal)
        {
            facts.Changed(call.Account, principal, call.Operation.StartsWith("Attach", StringComparison.Ordinal) ? call.Form["PolicyArn"] : null);
        }
    }
}
