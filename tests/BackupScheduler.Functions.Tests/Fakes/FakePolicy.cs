namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>A managed policy with its versions.</summary>
internal sealed class FakePolicy(string arn)
{
    private int _versions;

    public string Arn => arn;

    public Dictionary<string, string> Versions { get; } = [];

    public string Default { get; set; } = "";

    public string Document => Versions[Default];

    public void Add(string document)
    {
        Default = $"v{++_versions}";
        Versions[Default] = document;
    }
}
