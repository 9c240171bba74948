using System.Runtime.CompilerServices;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>One account's IAM: quotas, versions, pages, and principals that it does not know everywhere for a while.</summary>
internal sealed class FakeIdentities(AccountId account, FakeWire wire, TimeProvider time) : IIdentityStore
{
    public const string OnlyForBackup =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private const string ForEc2 =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private const int PageSize = 1000;
    private const int MostVersions = 5;
    private readonly Dictionary<(PrincipalKind, string), FakePrincipal> _principals = [];
    private readonly Dictionary<string, FakePolicy> _policies = [];

    public string DenyArn => $"arn:aws:iam::{account}:policy/{DenyPolicy.DefaultName}";

    /// <summary>How long a new principal takes to be known everywhere.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>How long a policy that is made takes to be known everywhere.</summary>
    public TimeSpan PolicyLag { get; set; }

    public int AttachmentQuota { get; set; } = 10;

    public int PolicyQuota { get; set; } = 1500;

    public int InlineQuota { get; set; } = 10_240;

    /// <summary>Told before each write: what others do at the same time.</summary>
    public Action<Operation> Meanwhile { get; set; } = _ => { };

    public IReadOnlyCollection<FakePrincipal> Principals => _principals.Values;

    public Dictionary<string, FakePolicy> Policies => _policies;

    public FakePrincipal Role(string name, string path = "/", string? trust = ForEc2) => Add(PrincipalKind.Role, name, path, trust);

    public FakePrincipal User(string name, string path = "/") => Add(PrincipalKind.User, name, path, null);

    public void Remove(FakePrincipal principal) => _principals.Remove((principal.Arn.Kind, principal.Arn.Name));

    /// <summary>A managed policy with this document in force.</summary>
    public FakePolicy Policy(string document, string path = "/", string name = DenyPolicy.DefaultName)
    {
        var policy = new FakePolicy($"arn:aws:iam::{account}:policy{path}{name}");
        policy.Add(document);
        return _policies[policy.Arn] = policy;
    }

    public bool IsDenying(string policyArn) =>
        _policies.TryGetValue(policyArn, out var policy) && DenyPolicy.IsMeantBy(policy.Document);

    public async IAsyncEnumerable<IReadOnlyList<PrincipalFacts>> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = _principals.Values.Where(principal => principal.KnownFrom <= time.GetUtcNow()).ToList();
        for (var from = 0; from == 0 || from < known.Count; from += PageSize)
        {
            await CallAsync(Operation.ListPrincipals, "", cancellation);
            yield return [.. known.Skip(from).Take(PageSize).Select(principal => principal.Facts)];
        }
    }

    public async Task<PrincipalFacts?> FindAsync(PrincipalKind kind, string name, CancellationToken cancellation)
    {
        await CallAsync(Operation.FindPrincipal, name, cancellation);
        return Find(kind, name) is { } found ? new PrincipalFacts(found.Arn) { Trust = found.Trust } : null;
    }

    public async Task<InlinePolicy?> FindInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation)
    {
        await CallAsync(Operation.FindInline, principal.Name, cancellation);
        return Find(principal.Kind, principal.Name)?.Inline.GetValueOrDefault(policyName) is { } document ? new InlinePolicy(policyName, document) : null;
    }

    public Task<IdentityOutcome> AttachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation) =>
        WriteAsync(Operation.Attach, principal, found =>
        {
            if (!IsKnown(policyArn)) return IdentityOutcome.PolicyGone;
            if (found.Attached.Contains(policyArn)) return IdentityOutcome.Done;
            if (found.Attached.Count >= AttachmentQuota) return IdentityOutcome.LimitReached;
            found.Attached.Add(policyArn);
            return IdentityOutcome.Done;
        }, cancellation);

    public Task<IdentityOutcome> DetachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation) =>
        WriteAsync(Operation.Detach, principal, found =>
        {
            found.Attached.Remove(policyArn);
            return IdentityOutcome.Done;
        }, cancellation);

    public Task<IdentityOutcome> PutInlineAsync(PrincipalArn principal, InlinePolicy policy, CancellationToken cancellation) =>
        WriteAsync(Operation.PutInline, principal, found =>
        {
            var others = found.Inline.Where(other => other.Key != policy.Name).Sum(other => other.Value.Length);
            if (others + policy.Document.Length > InlineQuota) return IdentityOutcome.LimitReached;
            found.Inline[policy.Name] = policy.Document;
            return IdentityOutcome.Done;
        }, cancellation);

    public Task<IdentityOutcome> DeleteInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation) =>
        WriteAsync(Operation.DeleteInline, principal, found =>
        {
            found.Inline.Remove(policyName);
            return IdentityOutcome.Done;
        }, cancellation);

    public async Task<ManagedPolicy?> FindPolicyAsync(string policyArn, CancellationToken cancellation)
    {
        await CallAsync(Operation.GetPolicy, policyArn, cancellation);
        if (!IsKnown(policyArn)) return null;
        var policy = _policies[policyArn];
        await CallAsync(Operation.GetPolicyVersion, policyArn, cancellation);
        return new ManagedPolicy(policyArn, policy.Default, policy.Document);
    }

    public async Task<PolicyCreation> CreatePolicyAsync(string name, string document, CancellationToken cancellation)
    {
        await CallAsync(Operation.CreatePolicy, name, cancellation);
        Meanwhile(Operation.CreatePolicy);
        if (_policies.Keys.Any(arn => arn.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase))) return PolicyCreation.NameTaken;
        if (_policies.Count >= PolicyQuota) return PolicyCreation.LimitReached;
        Policy(document, name: name).KnownFrom = time.GetUtcNow() + PolicyLag;
        return PolicyCreation.Created;
    }

    public async Task<IReadOnlyList<ManagedPolicyVersion>> ListVersionsAsync(string policyArn, CancellationToken cancellation)
    {
        await CallAsync(Operation.ListVersions, policyArn, cancellation);
        return _policies.TryGetValue(policyArn, out var policy)
            ? [.. policy.Versions.Keys.Select(id => new ManagedPolicyVersion(id, id == policy.Default, DateTimeOffset.UnixEpoch.AddDays(int.Parse(id[1..], null))))]
            : [];
    }

    public async Task<string?> ReadVersionAsync(string policyArn, string version, CancellationToken cancellation)
    {
        await CallAsync(Operation.GetPolicyVersion, policyArn, cancellation);
        return _policies[policyArn].Versions.GetValueOrDefault(version);
    }

    public async Task<bool> CreateVersionAsync(string policyArn, string document, CancellationToken cancellation)
    {
        await CallAsync(Operation.CreateVersion, policyArn, cancellation);
        Meanwhile(Operation.CreateVersion);
        if (_policies[policyArn].Versions.Count >= MostVersions) return false;
        _policies[policyArn].Add(document);
        return true;
    }

    public async Task SetDefaultVersionAsync(string policyArn, string version, CancellationToken cancellation)
    {
        await CallAsync(Operation.SetDefaultVersion, version, cancellation);
        _policies[policyArn].Default = version;
    }

    public async Task DeleteVersionAsync(string policyArn, string version, CancellationToken cancellation)
    {
        await CallAsync(Operation.DeleteVersion, version, cancellation);
        if (_policies[policyArn].Default == version) throw new InvalidOperationException("IAM refuses to delete the version in force");
        _policies[policyArn].Versions.Remove(version);
    }

    public async Task<bool> DeletePolicyAsync(string policyArn, CancellationToken cancellation)
    {
        await CallAsync(Operation.DeletePolicy, policyArn, cancellation);
        if (_principals.Values.Any(principal => principal.Attached.Contains(policyArn)) || _policies.GetValueOrDefault(policyArn)?.IsOnGroup == true) return false;
        _policies.Remove(policyArn);
        return true;
    }

    private FakePrincipal Add(PrincipalKind kind, string name, string path, string? trust) =>
        _principals[(kind, name)] = new FakePrincipal(new PrincipalArn("aws", account, kind, path, name), trust, time.GetUtcNow() + Lag);

    private bool IsKnown(string policyArn) => _policies.TryGetValue(policyArn, out var policy) && policy.KnownFrom <= time.GetUtcNow();

    private FakePrincipal? Find(PrincipalKind kind, string name) =>
        _principals.TryGetValue((kind, name), out var found) && found.KnownFrom <= time.GetUtcNow() ? found : null;

    private async Task<IdentityOutcome> WriteAsync(
        Operation operation, PrincipalArn principal, Func<FakePrincipal, IdentityOutcome> write, CancellationToken cancellation)
    {
        await CallAsync(operation, principal.Name, cancellation);
        Meanwhile(operation);
        return Find(principal.Kind, principal.Name) switch
        {
            null => operation is Operation.Detach or Operation.DeleteInline ? IdentityOutcome.Done : IdentityOutcome.PrincipalGone,
            { IsUnmodifiable: true } => IdentityOutcome.Unmodifiable,
            var found => write(found),
        };
    }

    private async Task CallAsync(Operation operation, string subject, CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.AssumeRole, account.Value, cancellation);
        await wire.CallAsync(operation, subject, cancellation);
    }
}

/// <summary>The IAM of every account.</summary>
internal sealed class FakeIdentityStores(FakeWire wire, TimeProvider time) : IIdentityStores
{
    private readonly Dictionary<AccountId, FakeIdentities> _accounts = [];

    public FakeIdentities this[AccountId account] =>
        _accounts.TryGetValue(account, out var found) ? found : _accounts[account] = new FakeIdentities(account, wire, time);

    public IIdentityStore Open(AccountId account) => this[account];
}
