/*
 * RSA signatures by the machine's own OpenSSL 3, for eu.briefwissel.crypto.Libcrypto.
 *
 * libcrypto is opened when the process starts, not linked: one build serves whichever OpenSSL 3 a machine has, needs none of
 * its headers, and where there is none start() says so and the JDK signs. Nothing outlives a call but an opened key; no call
 * back into Java but for bytes; no error is left in OpenSSL's queue of this thread.
 */
#include <dlfcn.h>
#include <jni.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define CHUNK 16384          /* bytes of a body on the stack at a time */
#define LARGEST_SIGNATURE 2048 /* OPENSSL_RSA_MAX_MODULUS_BITS is 16384 */
#define NO_ATEXIT 0x00080000L  /* OPENSSL_INIT_NO_ATEXIT */

static const char *const NAMES[] = {"libcrypto.so.3", "libcrypto.so.4"};

typedef struct evp_pkey_st EVP_PKEY;
typedef struct evp_md_ctx_st EVP_MD_CTX;

/* What is used of it (evp.h, x509.h, crypto.h, err.h), as OpenSSL 3.0 declares it. */
#define FUNCTIONS(F) \
    F(int, OPENSSL_init_crypto, (uint64_t options, const void *settings)) \
    F(void, OPENSSL_cleanse, (void *bytes, size_t length)) \
    F(void, ERR_clear_error, (void)) \
    F(EVP_PKEY *, d2i_AutoPrivateKey, (EVP_PKEY **into, const unsigned char **der, long length)) \
    F(void, EVP_PKEY_free, (EVP_PKEY *key)) \
    F(const void *, EVP_sha256, (void)) \
    F(EVP_MD_CTX *, EVP_MD_CTX_new, (void)) \
    F(void, EVP_MD_CTX_free, (EVP_MD_CTX *context)) \
    F(int, EVP_DigestSignInit, (EVP_MD_CTX *, void **, const void *digest, void *engine, EVP_PKEY *)) \
    F(int, EVP_DigestSignUpdate, (EVP_MD_CTX *, const void *bytes, size_t length)) \
    F(int, EVP_DigestSignFinal, (EVP_MD_CTX *, unsigned char *signature, size_t *length))

#define DECLARE(result, name, parameters) static result(*name) parameters;
FUNCTIONS(DECLARE)

/* Finds libcrypto and all of it that is used; false where there is none. Once, before anything else. */
JNIEXPORT jboolean JNICALL Java_eu_briefwissel_crypto_Libcrypto_start(JNIEnv *env, jclass type) {
    (void) env;
    (void) type;
    void *library = NULL;
    for (size_t i = 0; library == NULL && i < sizeof NAMES / sizeof *NAMES; i++) {
        library = dlopen(NAMES[i], RTLD_NOW | RTLD_LOCAL);
    }
    if (library == NULL) {
        return JNI_FALSE;
    }
#define FIND(result, name, parameters) \
    if ((*(void **) &name = dlsym(library, #name)) == NULL) { \
        return JNI_FALSE; \
    }
    FUNCTIONS(FIND)
    /* Its clean-up at exit would free under threads that still sign. */
    return OPENSSL_init_crypto(NO_ATEXIT, NULL) == 1;
}

/* A key from its DER, to be freed with close(); 0 where it is none. */
JNIEXPORT jlong JNICALL Java_eu_briefwissel_crypto_Libcrypto_open(JNIEnv *env, jclass type, jbyteArray der) {
    (void) type;
    jsize length = (*env)->GetArrayLength(env, der);
    unsigned char *copy = malloc((size_t) length + 1);
    if (copy == NULL) {
        return 0;
    }
    (*env)->GetByteArrayRegion(env, der, 0, length, (jbyte *) copy);
    const unsigned char *read = copy;
    EVP_PKEY *key = d2i_AutoPrivateKey(NULL, &read, length);
    OPENSSL_cleanse(copy, (size_t) length);
    free(copy);
    ERR_clear_error();
    return (jlong) (intptr_t) key;
}

static int digest(JNIEnv *env, EVP_MD_CTX *context, jbyteArray body) {
    jbyte chunk[CHUNK];
    jsize length = (*env)->GetArrayLength(env, body);
    for (jsize at = 0; at < length;) {
        jsize bytes = length - at < CHUNK ? length - at : CHUNK;
        (*env)->GetByteArrayRegion(env, body, at, bytes, chunk);
        if (EVP_DigestSignUpdate(context, chunk, (size_t) bytes) != 1) {
            return 0;
        }
        at += bytes;
    }
    return 1;
}

/* RSASSA-PKCS1-v1_5 with SHA-256 over the body; null where the key cannot. */
JNIEXPORT jbyteArray JNICALL
Java_eu_briefwissel_crypto_Libcrypto_sign(JNIEnv *env, jclass type, jlong key, jbyteArray body) {
    (void) type;
    unsigned char signature[LARGEST_SIGNATURE];
    size_t length = sizeof signature;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int signed_ = context != NULL
            && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, (EVP_PKEY *) (intptr_t) key) == 1
            && digest(env, context, body)
            && EVP_DigestSignFinal(context, signature, &length) == 1;
    EVP_MD_CTX_free(context);
    ERR_clear_error();
    if (!signed_) {
        return NULL;
    }
    jbyteArray result = (*env)->NewByteArray(env, (jsize) length);
    if (result != NULL) {
        (*env)->SetByteArrayRegion(env, result, 0, (jsize) length, (const jbyte *) signature);
    }
    return result;
}

/* Frees a key; OpenSSL overwrites its numbers. */
JNIEXPORT void JNICALL Java_eu_briefwissel_crypto_Libcrypto_close(JNIEnv *env, jclass type, jlong key) {
    (void) env;
    (void) type;
    EVP_PKEY_free((EVP_PKEY *) (intptr_t) key);
}
