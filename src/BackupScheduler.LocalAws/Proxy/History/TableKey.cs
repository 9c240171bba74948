using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>A table by its place and name: whichever table has them at the moment.</summary>
internal sealed record TableKey(AwsPlace Place, string Name)
{
    private const string Marker = ":table/";

    public string Arn => $"arn:aws:dynamodb:{Place.Region}:{Place.Account}{Marker}{Name}";

    /// <param name="nameOrArn">Every call that names a table takes its ARN as well.</param>
    public static TableKey Of(ProxyCall call, string nameOrArn) => new(new AwsPlace(call.Account, call.Region), NameIn(nameOrArn));

    public static string NameIn(string nameOrArn)
    {
        var at = nameOrArn.IndexOf(Marker, StringComparison.Ordinal);
        return at < 0 ? nameOrArn : nameOrArn[(at + Marker.Length)..].Split('/')[0];
    }
}
