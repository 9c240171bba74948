namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>A managed policy with its versions.</summary>
internal sealed class FakePolicy(string arn)
{
    private int _versions;

    /// <summary>When IAM knows it everywhere.</summary>
    public DateTimeOffset KnownFrom { get; set; }

    public string Arn => arn;

    public Dictionary<string, string> Versions { get; } = [];

    public string Default { get; set; } = "";

    public string Document => Versions[Default];

    /// <summary>A group has it too, which no listing of users and roles shows.</summary>
    public bool IsOnGroup { get; set; }

    public void Add(string document)
    {
        Default = $"v{++_versions}";
        Versions[Default] = document;
    }
}
