module.exports=require("../hunkguard.js")("./shared-74.js");
