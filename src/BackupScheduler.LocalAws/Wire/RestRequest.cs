using System.Text;

namespace BackupScheduler.LocalAws.Wire;

/// <summary>A REST call, such as those of S3 and Lambda.</summary>
/// <param name="Service">As in the signature's scope, such as `s3`.</param>
/// <param name="Path">Escaped, with its query and without its leading slash; it goes out as it stands.</param>
public sealed record RestRequest(HttpMethod Method, string Service, string Path)
{
    public byte[]? Body { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>A success. Header names are compared without regard to case.</summary>
public sealed record RestAnswer(byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
