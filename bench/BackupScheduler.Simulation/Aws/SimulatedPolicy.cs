using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Simulation.Aws;

/// <summary>A customer-managed policy with its versions.</summary>
internal sealed class SimulatedPolicy
{
    private readonly List<(ManagedPolicyVersion Version, string Document)> _versions = [];
    private int _made;
    private string _default = "";

    public SimulatedPolicy(string document, DateTimeOffset now) => Add(document, now);

    public IReadOnlyList<ManagedPolicyVersion> Versions =>
        [.. _versions.Select(held => held.Version with { IsDefault = held.Version.Id == _default })];

    public ManagedPolicy InForce(string arn) => new(arn, _default, Read(_default)!);

    public string? Read(string version) => _versions.FirstOrDefault(held => held.Version.Id == version).Document;

    /// <summary>Adds a version and puts it in force; false at IAM's limit.</summary>
    public bool Add(string document, DateTimeOffset now)
    {
        if (_versions.Count >= PolicyRepair.MostVersions) return false;
        _default = $"v{++_made}";
        _versions.Add((new ManagedPolicyVersion(_default, IsDefault: false, now), document));
        return true;
    }

    public void PutInForce(string version) => _default = version;

    public void Remove(string version) => _versions.RemoveAll(held => held.Version.Id == version);
}
