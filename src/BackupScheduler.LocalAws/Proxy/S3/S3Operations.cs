namespace BackupScheduler.LocalAws.Proxy.S3;

/// <summary>Which operation a request to S3 is: its protocol says so by method, path and query alone.</summary>
internal static class S3Operations
{
    private static readonly (string Query, string Name)[] s_ofBuckets =
    [
        ("versioning", "BucketVersioning"), ("object-lock", "ObjectLockConfiguration"), ("policy", "BucketPolicy"),
        ("encryption", "BucketEncryption"), ("lifecycle", "BucketLifecycleConfiguration"), ("tagging", "BucketTagging"),
        ("acl", "BucketAcl"), ("ownershipControls", "BucketOwnershipControls"), ("publicAccessBlock", "PublicAccessBlock"),
        ("location", "BucketLocation"), ("notification", "BucketNotificationConfiguration"), ("replication", "BucketReplication"),
    ];

    private static readonly (string Query, string Name)[] s_ofObjects =
    [
        ("retention", "ObjectRetention"), ("legal-hold", "ObjectLegalHold"), ("tagging", "ObjectTagging"), ("acl", "ObjectAcl"),
        ("attributes", "ObjectAttributes"),
    ];

    /// <param name="copies">The request names a source to copy from in its headers.</param>
    public static string Of(string method, S3Target target, bool copies) => target switch
    {
        { Bucket: "" } => "ListBuckets",
        { Key: "" } => Part(method, target, s_ofBuckets) ?? OfBucket(method, target.Query),
        _ => Part(method, target, s_ofObjects) ?? OfObject(method, target.Query, copies),
    };

    private static string? Part(string method, S3Target target, (string Query, string Name)[] parts) =>
        parts.Where(part => target.Query.ContainsKey(part.Query)).Select(part => $"{Verb(method)}{part.Name}").FirstOrDefault();

    private static string Verb(string method) => method switch
    {
        "PUT" or "POST" => "Put",
        "DELETE" => "Delete",
        _ => "Get",
    };

    private static string OfBucket(string method, IReadOnlyDictionary<string, string> query) => method switch
    {
        "PUT" => "CreateBucket",
        "DELETE" => "DeleteBucket",
        "HEAD" => "HeadBucket",
        "POST" => query.ContainsKey("delete") ? "DeleteObjects" : "PostObject",
        _ => query.ContainsKey("versions") ? "ListObjectVersions"
            : query.ContainsKey("uploads") ? "ListMultipartUploads"
            : query.GetValueOrDefault("list-type") == "2" ? "ListObjectsV2"
            : "ListObjects",
    };

    private static string OfObject(string method, IReadOnlyDictionary<string, string> query, bool copies) => method switch
    {
        "PUT" => query.ContainsKey("partNumber") ? copies ? "UploadPartCopy" : "UploadPart" : copies ? "CopyObject" : "PutObject",
        "DELETE" => query.ContainsKey("uploadId") ? "AbortMultipartUpload" : "DeleteObject",
        "HEAD" => "HeadObject",
        "POST" => query.ContainsKey("uploads") ? "CreateMultipartUpload"
            : query.ContainsKey("uploadId") ? "CompleteMultipartUpload"
            : "PostObject",
        _ => query.ContainsKey("uploadId") ? "ListParts" : "GetObject",
    };
}
