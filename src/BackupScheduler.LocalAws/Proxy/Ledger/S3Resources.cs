using BackupScheduler.LocalAws.Proxy.S3;

namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>Buckets and objects, and the actions that S3's operations are authorized as, which often have other names.</summary>
internal static class S3Resources
{
    public static IReadOnlyList<string> Of(ProxyCall call) => call.S3 switch
    {
        null or { Bucket: "" } => CallResources.Any,
        { Key: "" } bucket when call.Operation is not ("DeleteObjects" or "PostObject") => [$"arn:aws:s3:::{bucket.Bucket}"],
        // Which objects are deleted stands in the body, which streams through.
        { Key: "" } bucket => [$"arn:aws:s3:::{bucket.Bucket}/*"],
        var target => [$"arn:aws:s3:::{target.Bucket}/{target.Key}"],
    };

    public static string Action(ProxyCall call) => call.Operation switch
    {
        "ListBuckets" => "ListAllMyBuckets",
        "ListObjects" or "ListObjectsV2" or "HeadBucket" => "ListBucket",
        "ListObjectVersions" => "ListBucketVersions",
        "ListMultipartUploads" => "ListBucketMultipartUploads",
        "ListParts" => "ListMultipartUploadParts",
        "GetObject" or "HeadObject" => Versioned(call.S3, "GetObject"),
        "DeleteObject" => Versioned(call.S3, "DeleteObject"),
        "DeleteObjects" => "DeleteObject",
        "CopyObject" or "CreateMultipartUpload" or "UploadPart" or "UploadPartCopy" or "CompleteMultipartUpload" or "PostObject" => "PutObject",
        "GetObjectLockConfiguration" => "GetBucketObjectLockConfiguration",
        "PutObjectLockConfiguration" => "PutBucketObjectLockConfiguration",
        "GetBucketEncryption" => "GetEncryptionConfiguration",
        "PutBucketEncryption" or "DeleteBucketEncryption" => "PutEncryptionConfiguration",
        "GetBucketLifecycleConfiguration" => "GetLifecycleConfiguration",
        "PutBucketLifecycleConfiguration" or "DeleteBucketLifecycleConfiguration" => "PutLifecycleConfiguration",
        "GetPublicAccessBlock" => "GetBucketPublicAccessBlock",
        "PutPublicAccessBlock" or "DeletePublicAccessBlock" => "PutBucketPublicAccessBlock",
        var same => same,
    };

    private static string Versioned(S3Target? target, string action) =>
        target?.Query.ContainsKey("versionId") == true ? $"{action}Version" : action;
}
