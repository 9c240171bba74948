using System.Security.Cryptography;

namespace BackupScheduler.LocalAws.Proxy.Exports;

/// <summary>Where the parts of an export lie in its bucket, after AWS's developer guide, "DynamoDB table export output format".</summary>
internal sealed record ExportLayout(string Prefix, string ExportId, bool IsIncremental)
{
    private const string Folder = "AWSDynamoDB", Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public string Started => Of("_started");

    public string Summary => Of("manifest-summary.json");

    public string SummaryChecksum => Of("manifest-summary.checksum");

    public string Files => Of("manifest-files.json");

    public string FilesChecksum => Of("manifest-files.checksum");

    private string Root => Prefix.Length > 0 ? $"{Prefix}/{Folder}" : Folder;

    /// <summary>All incremental exports below a prefix share one folder: only their manifests tell whose a file is.</summary>
    public string NewDataFile() =>
        $"{(IsIncremental ? $"{Root}/data" : Of("data"))}/{RandomNumberGenerator.GetString(Alphabet, 26)}.json.gz";

    private string Of(string name) => $"{Root}/{ExportId}/{name}";
}
